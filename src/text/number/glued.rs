//! Units written without a blank behind their number: `12.600.000đ`, `1.320m`, `2,4ha`.

/// The units that are read so. Letters that number instead (`6b`, `5s`) are none.
const UNITS: [&str; 9] = ["vnđ", "đ", "km", "m2", "m3", "m", "ha", "kg", "tấn"];

/// Splits a folded token into its figures and the unit behind them.
pub(super) fn split(key: &str) -> Option<(&str, &'static str)> {
    if !key.as_bytes().first()?.is_ascii_digit() {
        return None;
    }
    let unit = UNITS.iter().find(|unit| {
        let figures = key.strip_suffix(**unit);
        figures.is_some_and(|figures| figures.bytes().all(|byte| byte.is_ascii_digit()))
    })?;
    Some((key.strip_suffix(unit)?, unit))
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn units_and_names() {
        for (key, expected) in [
            ("000đ", Some(("000", "đ"))),
            ("45km", Some(("45", "km"))),
            ("40m2", Some(("40", "m2"))),
            ("6b", None),
            ("m2", None),
            ("đ", None),
            ("", None),
        ] {
            assert_eq!(split(key), expected, "{key}");
        }
    }
}
