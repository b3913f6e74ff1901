package recommender.kernel;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import org.bytedeco.javacpp.Loader;
import org.nd4j.linalg.cpu.nativecpu.CpuBackend;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * ND4J backend for the processor that loads the build of the native library which this processor
 * can run.
 *
 * <p>JavaCPP takes the AVX2 build wherever it is on the class path, on any processor; ND4J then
 * ends the JVM if it does not fit, or the JVM dies of an illegal instruction. ND4J finds this class
 * by its service file, and before any native code, in whichever JVM first needs an array.
 *
 * <p>{@code -XX:UseAVX=1} makes a JVM load the plain build, as does {@code
 * -Dorg.bytedeco.javacpp.platform.extension=}.
 */
public final class ProcessorBackend extends CpuBackend {
  private static final Logger LOG = LoggerFactory.getLogger(ProcessorBackend.class);
  private static final String EXTENSION = "platform.extension";

  /** For ND4J, which instantiates it by name. */
  public ProcessorBackend() {}

  /** Above ND4J's own backend of the processor, below those of graphics cards. */
  @Override
  public int getPriority() {
    return super.getPriority() + 1;
  }

  @Override
  public boolean isAvailable() {
    if (!hasAvx2() && Loader.loadProperties().getProperty(EXTENSION) == null) {
      // Not null but empty: no extension of the platform's name is tried, such as -avx2.
      Loader.loadProperties().setProperty(EXTENSION, "");
      LOG.info("Chose ND4J's plain build, since this processor has no AVX2.");
    }
    return super.isAvailable();
  }

  /** Whether the JVM uses AVX2 and FMA itself, which it finds out on every platform. */
  static boolean hasAvx2() {
    return Integer.parseInt(option("UseAVX", "0")) >= 2
        && Boolean.parseBoolean(option("UseFMA", "false"));
  }

  private static String option(String name, String absent) {
    try {
      return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption(name)
          .getValue();
    } catch (IllegalArgumentException | NullPointerException e) {
      // Another JVM than HotSpot, or another processor than x86.
      return absent;
    }
  }
}
