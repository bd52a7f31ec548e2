//! Every sentence the user can read.
