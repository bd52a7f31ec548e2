//! The document as text: bundles, migrations, packed segments.
