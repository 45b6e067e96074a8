package app.pentimento.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * Watches the room on the disk of the data folder. When it runs short, nothing new is taken in, while there is still room
 * for the database to go on; when other programs take even that, a reserve file gives way, so that what is there can be
 * read and what is under way can end.
 */
@Component
public class DiskSpace {
    private static final Logger log = LoggerFactory.getLogger(DiskSpace.class);
    private static final int MEGABYTE = 1 << 20;

    private final Path data;
    private final Path reserve;
    private final long least;
    private final long reserved;
    private volatile long usable = Long.MAX_VALUE;

    DiskSpace(
            @Value("${pentimento.disk.folder:${pentimento.data}}") Path data,
            @Value("${pentimento.disk.least:64MB}") DataSize least,
            @Value("${pentimento.disk.reserve:16MB}") DataSize reserved) {
        this.data = data;
        this.reserve = data.resolve("reserve");
        this.least = least.toBytes();
        this.reserved = reserved.toBytes();
        look();
    }

    /** Whether there is too little room to take anything new in. */
    public boolean isFull() {
        return usable < least;
    }

    /** Says so, and which disk it is, in a sentence for people. */
    public String sentence() {
        return "The disk with this server's data folder (%s) has only %d MB left. Nothing was changed. Free up some space."
                .formatted(data.toAbsolutePath().normalize(), usable / MEGABYTE);
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void look() {
        boolean before = isFull();
        try {
            Files.createDirectories(data);
            usable = Files.getFileStore(data).getUsableSpace();
            if (isFull() && usable < reserved && Files.deleteIfExists(reserve)) {
                usable = Files.getFileStore(data).getUsableSpace();
            } else if (usable > least + 2 * reserved && Files.notExists(reserve)) {
                setAside();
            }
        } catch (IOException e) {
            log.warn("The room on the disk of the data folder cannot be told: {}", e.toString());
            return;
        }
        if (isFull() != before) {
            log.warn(isFull() ? "The disk is nearly full: nothing new is taken in" : "There is room on the disk again");
        }
    }

    /** Real bytes: a file with holes would set nothing aside. */
    private void setAside() throws IOException {
        try (FileChannel channel = FileChannel.open(
                reserve, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(MEGABYTE);
            for (long written = 0; written < reserved; written += MEGABYTE) {
                channel.write(block.clear());
            }
        } catch (IOException e) {
            Files.deleteIfExists(reserve);
            throw e;
        }
    }
}
