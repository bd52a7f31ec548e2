//! Files of others to model and back.
