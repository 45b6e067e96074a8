package app.pentimento.model.builtin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What something took: time, and the most memory that it had at once. */
record Cost(double milliseconds, double megabytes) {
    /** Work that is measured. */
    @FunctionalInterface
    interface Work {
        void done() throws IOException, InterruptedException;
    }

    /** The cost of work in this Java: the peak of the heap above what it holds before, with what is not collected yet. */
    static Cost of(Work work) throws IOException, InterruptedException {
        System.gc();
        double before = heap(MemoryPoolMXBean::getUsage);
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        long began = System.nanoTime();
        work.done();
        double took = (System.nanoTime() - began) / 1e6;
        return new Cost(took, heap(MemoryPoolMXBean::getPeakUsage) - before);
    }

    private static double heap(Function<MemoryPoolMXBean, MemoryUsage> usage) {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                        .filter(pool -> pool.getType() == MemoryType.HEAP)
                        .map(usage)
                        .mapToLong(MemoryUsage::getUsed)
                        .sum()
                / 1e6;
    }

    /**
     * The cost of a command: the peak of its resident memory, where the system tells it.
     *
     * @return null where it failed
     */
    static @Nullable Cost of(List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        double peak = 0;
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        while (process.isAlive()) {
            peak = Math.max(peak, resident(status));
            Thread.sleep(1);
        }
        double took = (System.nanoTime() - began) / 1e6;
        return process.waitFor() == 0 ? new Cost(took, peak) : null;
    }

    private static double resident(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) * 1024 / 1e6)
                    .findAny()
                    .orElse(0);
        } catch (IOException | UncheckedIOException e) {
            return 0; // it has just ended
        }
    }
}
