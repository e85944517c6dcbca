package org.pagetint.ui.theme;

import javafx.scene.paint.Color;

/// How a person sees colours who lacks one kind of cones. Source of the matrices: Machado, Oliveira and Fernandes, *A
/// physiologically-based model for simulation of color vision deficiency*, 2009, at full severity, for linear RGB.
public enum ColourSight {
    /// All three kinds.
    NORMAL(1, 0, 0, 0, 1, 0, 0, 0, 1),
    /// None for long waves.
    PROTANOPIA(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
    /// None for middle waves.
    DEUTERANOPIA(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
    /// None for short waves.
    TRITANOPIA(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

    @SuppressWarnings("ImmutableEnumChecker")
    private final double[] matrix;

    ColourSight(double... matrix) {
        this.matrix = matrix;
    }

    /// How different two colours look: their distance in CIELAB (1976), of which 2.3 is just noticeable.
    public double difference(Color one, Color other) {
        double[] a = lab(one);
        double[] b = lab(other);
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private double[] lab(Color colour) {
        double red = linear(colour.getRed());
        double green = linear(colour.getGreen());
        double blue = linear(colour.getBlue());
        double r = seen(0, red, green, blue);
        double g = seen(3, red, green, blue);
        double b = seen(6, red, green, blue);
        double x = root((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.95047);
        double y = root(0.2126 * r + 0.7152 * g + 0.0722 * b);
        double z = root((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.08883);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private double seen(int row, double red, double green, double blue) {
        return Math.clamp(matrix[row] * red + matrix[row + 1] * green + matrix[row + 2] * blue, 0, 1);
    }

    private static double linear(double channel) {
        return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }

    private static double root(double value) {
        return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116.0;
    }
}
