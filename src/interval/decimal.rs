//! Exact decimal numbers.

use std::{cmp::Ordering, fmt};

/// An exact decimal number: `mantissa × 10^-scale`, without trailing zeros behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    mantissa: i128,
    scale: u32,
}

/// The largest scale: 10^38 is the last power of ten that an `i128` holds.
const MAX_SCALE: u32 = 38;

impl Decimal {
    /// Nought.
    pub const ZERO: Self = Self { mantissa: 0, scale: 0 };
    /// One.
    pub const ONE: Self = Self { mantissa: 1, scale: 0 };

    /// `mantissa × 10^-scale`; `None` where the scale is above 38.
    pub fn new(mut mantissa: i128, mut scale: u32) -> Option<Self> {
        while scale > 0 && mantissa % 10 == 0 {
            mantissa /= 10;
            scale -= 1;
        }
        (scale <= MAX_SCALE).then_some(Self { mantissa, scale })
    }

    /// `10^exponent`, for exponents from −38 to 38.
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        match u32::try_from(exponent) {
            Ok(exponent) => Self::new(10_i128.checked_pow(exponent)?, 0),
            Err(_) => Self::new(1, exponent.unsigned_abs()),
        }
    }

    /// Reads plain digits with at most one point: `85`, `1234.5`, `-3`. `None` for anything else and beyond 38 digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let (negative, digits) = digits.strip_prefix('-').map_or((false, digits), |rest| (true, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if whole.is_empty() || !all_digits(whole) || !all_digits(fraction) {
            return None;
        }
        let mut mantissa: i128 = 0;
        for digit in whole.bytes().chain(fraction.bytes()) {
            mantissa = mantissa.checked_mul(10)?.checked_add(i128::from(digit - b'0'))?;
        }
        Self::new(if negative { -mantissa } else { mantissa }, u32::try_from(fraction.len()).ok()?)
    }

    /// The sum; `None` where it is too large.
    pub fn plus(self, other: Self) -> Option<Self> {
        let scale = self.scale.max(other.scale);
        Self::new(self.mantissa_at(scale)?.checked_add(other.mantissa_at(scale)?)?, scale)
    }

    /// The difference; `None` where it is too large.
    pub fn minus(self, other: Self) -> Option<Self> {
        self.plus(other.negated())
    }

    /// The product; `None` where it is too large.
    pub fn times(self, other: Self) -> Option<Self> {
        Self::new(self.mantissa.checked_mul(other.mantissa)?, self.scale + other.scale)
    }

    /// The quotient, rounded to so many places behind the point, halves away from nought; `None` for a divisor of nought and where it is too large.
    pub fn over(self, divisor: Self, places: u32) -> Option<Self> {
        let scaled = self.mantissa.checked_mul(10_i128.checked_pow(places + divisor.scale)?)?;
        let divisor = divisor.mantissa.checked_mul(10_i128.checked_pow(self.scale)?).filter(|divisor| *divisor != 0)?;
        let (quotient, rest) = (scaled / divisor, scaled % divisor);
        let up = i128::from(rest.unsigned_abs() * 2 >= divisor.unsigned_abs());
        let away = if (scaled < 0) == (divisor < 0) { up } else { -up };
        Self::new(quotient + away, places)
    }

    /// The product with `numerator / 100`.
    pub fn percent(self, numerator: i128) -> Option<Self> {
        self.times(Self::new(numerator, 2)?)
    }

    /// The same with the other sign.
    #[must_use]
    pub fn negated(self) -> Self {
        Self { mantissa: -self.mantissa, ..self }
    }

    /// The same without its sign.
    #[must_use]
    pub fn magnitude(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// The exponent of the last digit that is not nought: 0 for 85, 1 for 90, −1 for 0.5; 0 for nought.
    pub fn last_digit(self) -> i32 {
        if self.mantissa == 0 || self.scale > 0 {
            return -i32::try_from(self.scale).unwrap_or(0);
        }
        let (mut rest, mut zeros) = (self.mantissa, 0);
        while rest % 10 == 0 {
            rest /= 10;
            zeros += 1;
        }
        zeros
    }

    /// Whether it is a whole number.
    pub fn is_whole(self) -> bool {
        self.scale == 0
    }

    /// The whole number it is, if it is one and fits.
    pub fn to_i64(self) -> Option<i64> {
        self.is_whole().then(|| i64::try_from(self.mantissa).ok()).flatten()
    }

    fn mantissa_at(self, scale: u32) -> Option<i128> {
        self.mantissa.checked_mul(10_i128.checked_pow(scale - self.scale)?)
    }
}

impl From<u32> for Decimal {
    fn from(whole: u32) -> Self {
        Self { mantissa: whole.into(), scale: 0 }
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.scale == other.scale {
            return self.mantissa.cmp(&other.mantissa);
        }
        // Whole parts first: bringing both to one scale could overflow.
        let parts = |number: &Self| {
            let unit = 10_i128.pow(number.scale);
            let fraction = number.mantissa.rem_euclid(unit);
            (number.mantissa.div_euclid(unit), fraction * 10_i128.pow(MAX_SCALE - number.scale))
        };
        parts(self).cmp(&parts(other))
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.scale == 0 {
            return write!(f, "{}", self.mantissa);
        }
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = self.scale as usize + 1);
        let (whole, fraction) = digits.split_at(digits.len() - self.scale as usize);
        write!(f, "{sign}{whole}.{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::parse(text).expect(text)
    }

    #[test]
    fn decimals_are_exact() {
        assert_eq!(decimal("0.1").plus(decimal("0.2")), Some(decimal("0.3")));
        assert_eq!(decimal("1.50").to_string(), "1.5");
        assert_eq!(decimal("-0.05").to_string(), "-0.05");
        assert!(
            decimal("99999999999999999999999999999999999999") > decimal("0.00000000000000000000000000000000000001")
        );
        assert_eq!(Decimal::parse(&"9".repeat(400)), None);
        assert_eq!(Decimal::parse("1.2.3"), None);
    }

    #[test]
    fn quotients_are_rounded() {
        for (one, other, places, quotient) in [
            ("8", "50", 2, "0.16"),
            ("2", "3", 1, "0.7"),
            ("-2", "3", 1, "-0.7"),
            ("1", "8", 2, "0.13"),
            ("6", "0.5", 0, "12"),
        ] {
            assert_eq!(decimal(one).over(decimal(other), places), Some(decimal(quotient)), "{one} / {other}");
        }
        assert_eq!(Decimal::ONE.over(Decimal::ZERO, 2), None);
    }

    #[test]
    fn the_last_digit_tells_the_precision() {
        assert_eq!(["85", "90", "200000000000", "0.5", "12.25"].map(|n| decimal(n).last_digit()), [0, 1, 11, -1, -2]);
    }

    proptest! {
        #[test]
        fn decimals_order_as_their_difference(a in -1_000_000_i32..1_000_000, b in -1_000_000_i32..1_000_000, s in 0_u32..6, t in 0_u32..6) {
            let (a, b) = (Decimal::new(a.into(), s).expect("small"), Decimal::new(b.into(), t).expect("small"));
            prop_assert_eq!(a.cmp(&b), a.minus(b).expect("small").cmp(&Decimal::ZERO));
        }

        #[test]
        fn what_is_displayed_parses_back(mantissa in any::<i64>(), scale in 0_u32..20) {
            let number = Decimal::new(mantissa.into(), scale).expect("small");
            prop_assert_eq!(Decimal::parse(&number.to_string()), Some(number));
        }
    }
}
