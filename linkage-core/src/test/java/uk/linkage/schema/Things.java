package uk.linkage.schema;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import uk.linkage.attributor.AttributorLayout;

/** Schemas of several shapes, and records for them. */
public enum Things {
  /** The schema that everything is made for. */
  CLIENTS,

  /**
   * A chain with a field wider than a digit, and lattices with three twists, two in one of them.
   */
  PARCELS,

  /**
   * More fields than flags are gathered of, and no comparison narrow enough for a table of codes.
   */
  FORMS,

  /** One comparison, whose records all have a code. */
  COINS;

  public Schema schema() {
    return switch (this) {
      case CLIENTS -> AttributorLayout.SCHEMA;
      case PARCELS -> parcels();
      case FORMS -> forms();
      case COINS -> coins();
    };
  }

  private static Schema parcels() {
    Field sender = new Field("sender", 58, 6);
    Field receiver = new Field("receiver", 3, 4);
    Field region = new Field("region", 0, 2);
    Field town = new Field("town", 20, 3);
    Field street = new Field("street", 23, 14);
    Field length = new Field("length", 7, 3);
    Field width = new Field("width", 40, 3);
    Field height = new Field("height", 50, 5);
    long both = sender.mask() | receiver.mask();
    long size = length.mask() | width.mask() | height.mask();
    return Schema.named("parcels")
        .fields(sender, receiver, region, town, street, length, width, height)
        .comparison(
            "ends",
            new Level("both", both),
            new Level("returned", both, new Twist("returned", sender, receiver)),
            new Level("receiver", receiver.mask()),
            new Level("sender", sender.mask()))
        .comparison(
            "size",
            new Level("all", size),
            new Level("turned", size, new Twist("turned", length, width)),
            new Level("tilted", size, new Twist("tilted", width, height)),
            new Level("flat", length.mask() | width.mask()),
            new Level("side", length.mask() | height.mask()),
            new Level("front", width.mask() | height.mask()),
            new Level("length", length.mask()),
            new Level("width", width.mask()),
            new Level("height", height.mask()))
        .comparison(
            "place",
            new Level("street", region.mask() | town.mask() | street.mask()),
            new Level("town", region.mask() | town.mask()),
            new Level("region", region.mask()))
        .build();
  }

  private static Schema forms() {
    Field[] boxes = new Field[20];
    for (int box = 0; box < boxes.length; box++) {
      boxes[box] = new Field("box " + box, box * 3, box % 10 == 9 ? 1 : 3);
    }
    Twist swap = new Twist("swap", boxes[12], boxes[13]);
    return Schema.named("forms")
        .fields(boxes)
        .comparison(
            "page 1", new Level("all", mask(boxes, 0, 10)), new Level("top", mask(boxes, 0, 5)))
        .comparison(
            "page 2",
            new Level("all", mask(boxes, 10, 20)),
            new Level("swapped", mask(boxes, 10, 20), swap),
            new Level("top", mask(boxes, 10, 13)))
        .build();
  }

  private static long mask(Field[] fields, int from, int to) {
    long mask = 0;
    for (int i = from; i < to; i++) {
      mask |= fields[i].mask();
    }
    return mask;
  }

  private static Schema coins() {
    Field face = new Field("face", 5, 2);
    Field back = new Field("back", 60, 2);
    long both = face.mask() | back.mask();
    return Schema.named("coins")
        .fields(face, back)
        .comparison(
            "sides",
            new Level("both", both),
            new Level("turned", both, new Twist("turned", face, back)))
        .build();
  }

  /** Records of few different values, so that they agree often, some of them their own twists. */
  public long[] records(int count, double missing, SplittableRandom random) {
    List<Field> fields = schema().fields();
    return LongStream.generate(() -> record(fields, missing, random)).limit(count).toArray();
  }

  private static long record(List<Field> fields, double missing, SplittableRandom random) {
    long record = 0;
    for (Field field : fields) {
      if (random.nextDouble() >= missing) {
        long most = random.nextInt(20) == 0 ? field.maxValue() : Math.min(field.maxValue(), 3);
        record |= field.place(1 + random.nextLong(most));
      }
    }
    return record;
  }
}
