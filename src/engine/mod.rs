//! Pure functions from model to results: SCORING in code.
