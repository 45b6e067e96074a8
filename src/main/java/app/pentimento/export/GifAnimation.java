package app.pentimento.export;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes a GIF that repeats for ever, with the JDK's writer, and puts an XMP packet into it. */
final class GifAnimation {
    private static final String FORMAT = "javax_imageio_gif_image_1.0";
    private static final int HEADER = 13;
    /** After the packet, so that readers of plain blocks find their way out of it: XMP, part 3. */
    private static final int TRAILER = 256;

    private GifAnimation() {}

    /** A picture and how long it stays. */
    record Frame(BufferedImage pixels, int centiseconds) {}

    /** Encodes frames of one size. */
    static byte[] encode(List<Frame> frames, byte[] xmp) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (Frame frame : frames) {
                ImageWriteParam param = writer.getDefaultWriteParam();
                IIOMetadata metadata = writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(frame.pixels()), param);
                time(metadata, frame.centiseconds());
                writer.writeToSequence(new IIOImage(frame.pixels(), null, metadata), param);
            }
            writer.endWriteSequence();
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("An animation could not be encoded", e);
        } finally {
            writer.dispose();
        }
        return withPacket(bytes.toByteArray(), xmp);
    }

    private static void time(IIOMetadata metadata, int centiseconds) throws IOException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(centiseconds));
        IIOMetadataNode loop = new IIOMetadataNode("ApplicationExtension");
        loop.setAttribute("applicationID", "NETSCAPE");
        loop.setAttribute("authenticationCode", "2.0");
        loop.setUserObject(new byte[] {1, 0, 0});
        child(root, "ApplicationExtensions").appendChild(loop);
        metadata.setFromTree(FORMAT, root);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode child = new IIOMetadataNode(name);
        root.appendChild(child);
        return child;
    }

    /** Puts the packet before everything but the header and its colours. */
    private static byte[] withPacket(byte[] gif, byte[] xmp) {
        int flags = gif[10] & 255;
        int start = HEADER + ((flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 7)));
        ByteArrayOutputStream out = new ByteArrayOutputStream(gif.length + xmp.length + TRAILER + 20);
        out.write(gif, 0, start);
        out.writeBytes(new byte[] {0x21, (byte) 0xFF, 11});
        out.writeBytes("XMP DataXMP".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(xmp);
        out.write(1);
        for (int value = 255; value >= 0; value--) {
            out.write(value);
        }
        out.write(0);
        out.writeBytes(Arrays.copyOfRange(gif, start, gif.length));
        return out.toByteArray();
    }
}
