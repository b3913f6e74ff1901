public class TrainJob {
  public static void main(String[] args) {}
}
