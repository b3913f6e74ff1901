package recommender.submit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder as a Maven repository on this machine. */
final class LocalRepository implements AutoCloseable {
  private final Path folder;
  private final HttpServer server;

  LocalRepository(Path folder) throws IOException {
    this.folder = folder;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/maven2/", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/maven2";
  }

  /** Where a repository has the Maven that {@code submit/maven.sh} names. */
  static String mavenZip() throws IOException {
    String version =
        Files.readAllLines(Path.of("submit/maven.sh")).stream()
            .filter(line -> line.startsWith("maven="))
            .findFirst()
            .orElseThrow()
            .substring("maven=".length());
    return "org/apache/maven/apache-maven/%1$s/apache-maven-%1$s-bin.zip".formatted(version);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      Path file = folder.resolve(exchange.getRequestURI().getPath().substring("/maven2/".length()));
      if (Files.isRegularFile(file)) {
        exchange.sendResponseHeaders(200, Files.size(file));
        Files.copy(file, exchange.getResponseBody());
      } else {
        exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
