package dev.gatehouse.adapter.journal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder of the file system, locked for this process; only its user can read what is in it. */
public final class Folder implements Disk {

    private static final String LOCK = "lock";

    private final Path path;
    private final FileChannel lock;

    private Folder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Takes the folder, which is made if it is not there.
     *
     * @throws UnusableJournalException if it cannot be used, or another process has it
     */
    public static Folder take(Path path) {
        try {
            Files.createDirectories(path, forUser(path, "rwx------"));
            FileChannel lock = channel(path.resolve(LOCK));
            if (!held(lock)) {
                lock.close();
                throw new UnusableJournalException(
                        "which another adapter uses: end that one, or give this one a directory of its own.");
            }
            return new Folder(path, lock);
        } catch (FileAlreadyExistsException e) {
            throw new UnusableJournalException("which is a file: write the path of a directory.");
        } catch (IOException e) {
            throw new UnusableJournalException("which cannot be written (" + e
                    + "): let it belong to the user who runs the adapter, or write the path of another directory.");
        }
    }

    /** The lock goes with the channel, or with the process. */
    private static boolean held(FileChannel channel) throws IOException {
        try {
            @Nullable FileLock taken = channel.tryLock();
            return taken != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Override
    public Data open(String name) throws IOException {
        return new ChannelData(channel(path.resolve(name)));
    }

    private static FileChannel channel(Path file) throws IOException {
        return FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                forUser(file, "rw-------"));
    }

    private static FileAttribute<?>[] forUser(Path file, String permissions) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void force() throws IOException {
        try (FileChannel entries = FileChannel.open(path, StandardOpenOption.READ)) {
            entries.force(true);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    @Override
    public void close() throws IOException {
        lock.close();
    }
}
