//! Why a mention means what it means.

use std::borrow::Cow;
use std::fmt;

use serde::{Serialize, Serializer};

/// The reasons for one link.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Explanation {
    /// The rule that decided.
    pub rule: Cow<'static, str>,
    /// What spoke for the entity, in the order of looking.
    pub features: Vec<Feature>,
}

/// One thing that spoke for an entity; displayed and serialised as a phrase, `is a huyện +1.00`.
#[derive(Debug, Clone, PartialEq)]
pub struct Feature {
    what: &'static str,
    object: &'static str,
    points: Option<f32>,
}

impl Feature {
    /// Says something of some object.
    #[must_use]
    pub fn of(what: &'static str, object: &'static str) -> Self {
        Self {
            what,
            object,
            points: None,
        }
    }

    /// Says how much it counts.
    #[must_use]
    pub fn worth(self, points: f32) -> Self {
        Self {
            points: Some(points),
            ..self
        }
    }
}

impl From<&'static str> for Feature {
    fn from(what: &'static str) -> Self {
        Self::of(what, "")
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.what)?;
        if !self.object.is_empty() {
            write!(f, " {}", self.object)?;
        }
        match self.points {
            Some(points) => write!(f, " +{points:.2}"),
            None => Ok(()),
        }
    }
}

impl Serialize for Feature {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
