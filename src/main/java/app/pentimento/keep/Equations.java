package app.pentimento.keep;

/** Solves small systems of linear equations. */
final class Equations {
    private Equations() {}

    /** The unknowns of a square system, whose right sides stand in the last column; its numbers are changed. */
    static double[] solve(double[][] rows) {
        int n = rows.length;
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int r = column + 1; r < n; r++) {
                if (Math.abs(rows[r][column]) > Math.abs(rows[pivot][column])) {
                    pivot = r;
                }
            }
            double[] swap = rows[pivot];
            rows[pivot] = rows[column];
            rows[column] = swap;
            if (Math.abs(swap[column]) < 1e-12) {
                continue; // nothing is known of this one: it stays 0
            }
            for (int r = column + 1; r < n; r++) {
                double factor = rows[r][column] / swap[column];
                for (int c = column; c <= n; c++) {
                    rows[r][c] -= factor * swap[c];
                }
            }
        }
        double[] solution = new double[n];
        for (int r = n - 1; r >= 0; r--) {
            double sum = rows[r][n];
            for (int c = r + 1; c < n; c++) {
                sum -= rows[r][c] * solution[c];
            }
            solution[r] = Math.abs(rows[r][r]) < 1e-12 ? 0 : sum / rows[r][r];
        }
        return solution;
    }
}
