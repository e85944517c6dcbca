package org.pagetint.search.pattern;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Numbers as people write them: one, a range `FROM..TO` with both ends in it, or `VALUE±TOLERANCE` (also `+-`).
///
/// Hexadecimal digits without a sign are the bits as they lie in memory: `0xff` is −1 in eight signed bits. A range is
/// one of unsigned numbers where only that puts its ends in order, as in `0x00..0xff`. Where one end of a range has a
/// minus sign, hexadecimal digits are a number like any other: `-1..0xff` does not fit eight bits.
final class NumberText {
    private static final Pattern INTEGER = Pattern.compile("([+-]?)(?:0[xX]0*([0-9a-fA-F]{1,16})|([0-9]{1,20}))");
    private static final Pattern DECIMAL =
            Pattern.compile("[+-]?(?:[0-9]{1,400}(?:\\.[0-9]{0,400})?|\\.[0-9]{1,400})(?:[eE][+-]?[0-9]{1,3})?");
    private static final Pattern BETWEEN = Pattern.compile("\\.\\.");
    private static final Pattern TOLERANCE = Pattern.compile("±|\\+-");

    /// Bits of the lowest and of the highest value, zero-extended.
    ///
    /// @param type the type that was asked for, or the unsigned one of its width
    record Range(NumberType type, long low, long high) {}

    private NumberText() {}

    /// The range of values that `text` stands for.
    static Range parse(String text, NumberType type) throws PatternException {
        if (text.isBlank()) {
            throw new PatternException(PatternProblem.NOTHING_TO_LOOK_FOR, 0);
        }
        Matcher between = BETWEEN.matcher(text);
        if (between.find()) {
            return between(text, between, type);
        }
        Matcher tolerance = TOLERANCE.matcher(text);
        if (tolerance.find()) {
            return around(text, tolerance, type);
        }
        int end = text.length();
        return new Range(type, value(text, 0, end, type, false), value(text, 0, end, type, true));
    }

    private static Range between(String text, Matcher dots, NumberType type) throws PatternException {
        boolean signed = text.indexOf('-') >= 0;
        long low = end(text, 0, dots.start(), type, signed, false);
        long high = end(text, dots.end(), text.length(), type, signed, true);
        if (Long.compareUnsigned(type.key(low), type.key(high)) <= 0) {
            return new Range(type, low, high);
        }
        if (type.isSigned() && !signed && Long.compareUnsigned(low, high) <= 0) {
            return new Range(type.unsigned(), low, high);
        }
        throw new PatternException(PatternProblem.ENDS_BEFORE_START, dots.end());
    }

    private static long end(String text, int from, int to, NumberType type, boolean signed, boolean highest)
            throws PatternException {
        return signed ? bits(decimal(text, from, to, type), from, type, highest) : value(text, from, to, type, highest);
    }

    private static Range around(String text, Matcher sign, NumberType type) throws PatternException {
        BigDecimal middle = decimal(text, 0, sign.start(), type);
        BigDecimal tolerance = decimal(text, sign.end(), text.length(), type);
        if (tolerance.signum() < 0) {
            throw new PatternException(PatternProblem.NOT_A_NUMBER, sign.end());
        }
        long low = bits(middle.subtract(tolerance), 0, type, false);
        long high = bits(middle.add(tolerance), 0, type, true);
        return new Range(type, low, high);
    }

    private static long value(String text, int from, int to, NumberType type, boolean highest) throws PatternException {
        Matcher hex = INTEGER.matcher(text.substring(from, to).strip());
        if (!type.isFloat()
                && hex.matches()
                && hex.group(2) != null
                && hex.group(1).isEmpty()) {
            // Hexadecimal digits are the bits as they lie there, whatever the sign they mean
            long bits = Long.parseUnsignedLong(hex.group(2), 16);
            if (Long.compareUnsigned(bits, type.allBits()) > 0) {
                throw new PatternException(PatternProblem.DOES_NOT_FIT, from, limits(type));
            }
            return bits;
        }
        return bits(decimal(text, from, to, type), from, type, highest);
    }

    private static BigDecimal decimal(String text, int from, int to, NumberType type) throws PatternException {
        String part = text.substring(from, to).strip();
        Matcher integer = INTEGER.matcher(part);
        if (integer.matches()) {
            boolean hex = integer.group(2) != null;
            BigInteger size = new BigInteger(hex ? integer.group(2) : integer.group(3), hex ? 16 : 10);
            return new BigDecimal(integer.group(1).equals("-") ? size.negate() : size);
        }
        if (type.isFloat() && DECIMAL.matcher(part).matches()) {
            return new BigDecimal(part);
        }
        throw new PatternException(PatternProblem.NOT_A_NUMBER, from);
    }

    /// The bits of the number that is nearest to `value`. Zero is both zeros: the lower one is −0.0, the higher one
    /// 0.0.
    private static long bits(BigDecimal value, int position, NumberType type, boolean highest) throws PatternException {
        return switch (type) {
            case F32 -> {
                float nearest = value.floatValue();
                requireFinite(!Float.isInfinite(nearest), position, type);
                yield Float.floatToRawIntBits(nearest == 0 ? (highest ? 0.0f : -0.0f) : nearest) & 0xFFFF_FFFFL;
            }
            case F64 -> {
                double nearest = value.doubleValue();
                requireFinite(!Double.isInfinite(nearest), position, type);
                yield Double.doubleToRawLongBits(nearest == 0 ? (highest ? 0.0 : -0.0) : nearest);
            }
            case U8, I8, U16, I16, U32, I32, U64, I64 -> integerBits(value, position, type);
        };
    }

    private static void requireFinite(boolean finite, int position, NumberType type) throws PatternException {
        if (!finite) {
            throw new PatternException(PatternProblem.DOES_NOT_FIT, position, limits(type));
        }
    }

    private static long integerBits(BigDecimal value, int position, NumberType type) throws PatternException {
        BigInteger integer = value.toBigInteger();
        if (integer.compareTo(lowest(type)) < 0 || integer.compareTo(highest(type)) > 0) {
            throw new PatternException(PatternProblem.DOES_NOT_FIT, position, limits(type));
        }
        return integer.longValue() & type.allBits();
    }

    private static String limits(NumberType type) {
        return switch (type) {
            case F32 -> "±" + Float.MAX_VALUE;
            case F64 -> "±" + Double.MAX_VALUE;
            case U8, I8, U16, I16, U32, I32, U64, I64 -> lowest(type) + " … " + highest(type);
        };
    }

    private static BigInteger lowest(NumberType type) {
        return type.isSigned() ? BigInteger.ONE.shiftLeft(type.bits() - 1).negate() : BigInteger.ZERO;
    }

    private static BigInteger highest(NumberType type) {
        return BigInteger.ONE
                .shiftLeft(type.isSigned() ? type.bits() - 1 : type.bits())
                .subtract(BigInteger.ONE);
    }
}
