package wall;

/** Why a text is outside the dialect. */
class Refused extends RuntimeException {

  Refused(String reason) {
    super(reason);
  }
}
