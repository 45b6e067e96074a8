package app.pentimento.image;

import java.util.Iterator;
import java.util.function.Predicate;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;

/**
 * Finds the reader of each format by name rather than by chance: {@code ImageIO.read} takes whichever was registered
 * last. WebP is read by TwelveMonkeys, in Java; the native library that writes WebP is of 2020, and its decoder has
 * holes that are known and used (CVE-2023-4863), so its reader is taken out of the registry for everyone.
 */
final class Readers {
    private static final String NATIVE_WEBP = "com.luciad.imageio.webp.";

    private Readers() {}

    static ImageReaderSpi of(ImageFormat format) {
        return switch (format) {
            case JPEG -> find("com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi");
            case WEBP -> find("com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi");
            case TIFF -> find("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi");
            case PNG, HEIC, AVIF -> find("com.sun.imageio.plugins.png.PNGImageReaderSpi");
            case GIF -> find("com.sun.imageio.plugins.gif.GIFImageReaderSpi");
            case BMP -> find("com.sun.imageio.plugins.bmp.BMPImageReaderSpi");
        };
    }

    /** Keeps the native WebP decoder from ever being given a file. */
    static void removeNativeWebp() {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        Iterator<ImageReaderSpi> all =
                providers(each -> each.getClass().getName().startsWith(NATIVE_WEBP));
        while (all.hasNext()) {
            registry.deregisterServiceProvider(all.next());
        }
    }

    private static ImageReaderSpi find(String className) {
        Iterator<ImageReaderSpi> found =
                providers(each -> each.getClass().getName().equals(className));
        if (!found.hasNext()) {
            throw new IllegalStateException("The picture reader " + className + " is missing");
        }
        return found.next();
    }

    private static Iterator<ImageReaderSpi> providers(Predicate<ImageReaderSpi> wanted) {
        return IIORegistry.getDefaultInstance()
                .getServiceProviders(ImageReaderSpi.class, each -> wanted.test((ImageReaderSpi) each), true);
    }
}
