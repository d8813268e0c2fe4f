package uk.linkage.census;

/** A group that is being split, and the groups that its present child has left to visit. */
final class SearchFrame {

  /** The group: its step, the choices made before, and its entries. */
  Step step = Step.NOWHERE;

  int decided;
  Entries in = Entries.NONE;
  int from;
  int to;
  boolean sided;

  /** The next child of the step to visit. */
  int child;

  /** The groups of the present child: their step, and the choices made before it. */
  Step groupStep = Step.NOWHERE;

  int groupDecided;
  Entries groups = Entries.NONE;
  boolean groupSided;
  int[] ends = {};
  int endCount;

  /** The next group of the present child, and where it starts. */
  int group;

  int start;

  /** Working arrays for the entries of this group when merged, and for the groups of a child. */
  final Entries merged = new Entries(0);

  final Entries split = new Entries(0);

  private final int[] oneEnd = new int[1];

  /** Begins a group. */
  void begin(Step atStep, int choices, Entries entries, int first, int end, boolean bySides) {
    step = atStep;
    decided = choices;
    in = entries;
    from = first;
    to = end;
    sided = bySides;
    child = 0;
    endCount = 0;
    group = 0;
  }

  /** Lets go of the entries of others. */
  void release() {
    in = Entries.NONE;
    groups = Entries.NONE;
    ends = oneEnd;
  }

  /** Sets out the groups of a child. */
  void setGroups(
      Step of, int choices, Entries entries, int[] groupEnds, int count, boolean bySides) {
    groupStep = of;
    groupDecided = choices;
    groups = entries;
    groupSided = bySides;
    ends = groupEnds;
    endCount = count;
    group = 0;
    start = 0;
  }

  /** Sets out one range as the only group of a child. */
  void setGroup(Step of, int choices, Entries entries, int first, int end, boolean bySides) {
    oneEnd[0] = end;
    setGroups(of, choices, entries, oneEnd, 1, bySides);
    start = first;
  }
}
