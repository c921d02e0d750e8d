import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/**
 * Starts the process engine with its REST interface. Names no vendor: which engine family runs is decided by the jars
 * on the class path. No component scan, because this class sits in the default package and a scan would read every jar.
 */
@EnableAutoConfiguration
public class Engine {

  public static void main(String[] arguments) {
    SpringApplication.run(Engine.class, arguments);
  }
}
