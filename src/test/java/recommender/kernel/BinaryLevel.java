package recommender.kernel;

import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/** A program that prints which build of ND4J its JVM has loaded: 1 is the plain one, 2 AVX2. */
final class BinaryLevel {
  private BinaryLevel() {}

  public static void main(String[] args) {
    // As other code may have done: JavaCPP has read its properties before ND4J looks for a backend.
    Pointer.maxBytes();
    Nd4j.create(2, 2).mmul(Nd4j.create(2, 2));
    System.out.printf(
        "%s %d%n",
        Nd4j.getBackend().getClass().getSimpleName(),
        NativeOpsHolder.getInstance().getDeviceNativeOps().binaryLevel());
  }
}
