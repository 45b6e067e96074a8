/** Benchmarks: each prints ratios against a yardstick measured in the same run. */
@NullMarked
package app.pentimento.bench;

import org.jspecify.annotations.NullMarked;
