package dev.gatehouse.adapter.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** The files of one folder. In its place tests put disks that are full, or lose power. */
public interface Disk extends Closeable {

    List<String> names() throws IOException;

    /** The file of that name, which is made if it is not there. */
    Data open(String name) throws IOException;

    /** Gives a file another name, in the place of a file that has it. */
    void rename(String from, String to) throws IOException;

    void delete(String name) throws IOException;

    /** Returns when the names of the files would outlast a loss of power. */
    void force() throws IOException;

    /** An open file. */
    interface Data extends Closeable {

        long size() throws IOException;

        /** Fills the buffer with what stands there; less at the end of the file. */
        void read(ByteBuffer into, long at) throws IOException;

        void write(ByteBuffer from, long at) throws IOException;

        void truncate(long size) throws IOException;

        /** Returns when all that was written would outlast a loss of power. */
        void force() throws IOException;
    }
}
