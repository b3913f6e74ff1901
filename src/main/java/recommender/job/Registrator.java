package recommender.job;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import org.nd4j.kryo.Nd4jRegistrator;

/**
 * Teaches Spark's Kryo the arrays of ND4J, and to leave records, whose fields it cannot write, to
 * Java's serialization.
 */
public final class Registrator extends Nd4jRegistrator {

  /** For Spark, which makes it by name. */
  public Registrator() {}

  @Override
  public void registerClasses(Kryo kryo) {
    super.registerClasses(kryo);
    kryo.addDefaultSerializer(Record.class, new JavaSerializer());
  }
}
