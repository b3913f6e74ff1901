package recommender.job;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.serializers.JavaSerializer;
import org.nd4j.kryo.Nd4jRegistrator;

/**
 * Registration of ND4J's arrays with Spark's Kryo, and of records, whose fields Kryo cannot write,
 * with Java's serialization.
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
