package uk.linkage.disclosure;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.optim.MaxIter;
import org.apache.commons.math3.optim.linear.LinearConstraint;
import org.apache.commons.math3.optim.linear.LinearConstraintSet;
import org.apache.commons.math3.optim.linear.LinearObjectiveFunction;
import org.apache.commons.math3.optim.linear.NonNegativeConstraint;
import org.apache.commons.math3.optim.linear.Relationship;
import org.apache.commons.math3.optim.linear.SimplexSolver;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;

/**
 * A reader who works out what is withheld: the least and the largest value of a cell, given all
 * that is shown, by linear programming.
 *
 * <p>It shares nothing with the code it attacks but the table's shape.
 */
final class Attack {

  /** What the reader knows of totals of dimensions that don't add up. */
  enum Reading {
    /** At least the largest part, at most the sum of the parts. */
    BOUNDS,
    /** By how much they fall short of the sum. In a table that adds up this is all of it. */
    SHORTFALL,
    /** Both. */
    ALL
  }

  /** The least and the largest value; the largest is cut at 20 more than the count. */
  record Range(double least, double largest) {
    double width() {
      return largest - least;
    }
  }

  private static final long ENOUGH = 20;

  private final CountTable table;
  private final BitSet hidden;
  private final Reading reading;
  private final int[] variables;
  private final int count;
  private final List<LinearConstraint> constraints;

  Attack(CountTable table, BitSet hidden, Reading reading) {
    this.table = table;
    this.hidden = hidden;
    this.reading = reading;
    this.variables = new int[table.cells()];
    int next = 0;
    for (int cell = 0; cell < table.cells(); cell++) {
      variables[cell] = hidden.get(cell) ? next++ : -1;
    }
    this.count = next;
    this.constraints = constraints();
  }

  Range range(int cell) {
    return new Range(solve(cell, GoalType.MINIMIZE), solve(cell, GoalType.MAXIMIZE));
  }

  /**
   * In which unit the cell's variable is, none like another. Commons Math 3.6.1 takes a variable
   * whose column is like that of a basic one for the basic one, and answers 0 for the largest x1
   * with x0 + x1 = 8 and x1 at most 23.
   */
  private double unit(int cell) {
    return 1 + (variables[cell] + 1) / 1024.0;
  }

  private double solve(int cell, GoalType goal) {
    double[] weights = new double[count];
    weights[variables[cell]] = unit(cell);
    List<LinearConstraint> all = new ArrayList<>(constraints);
    // Beyond any width that is promised; the solver takes some problems without a bound for solved.
    all.add(new LinearConstraint(weights, Relationship.LEQ, table.count(cell) + ENOUGH));
    return new SimplexSolver()
        .optimize(
            new MaxIter(1_000_000),
            new LinearObjectiveFunction(weights, 0),
            new LinearConstraintSet(all),
            new NonNegativeConstraint(true),
            goal)
        .getValue();
  }

  /** All that is known, as sums that are at most something: the fewer artificial variables. */
  private List<LinearConstraint> constraints() {
    List<LinearConstraint> all = new ArrayList<>();
    for (LinearConstraint known : known()) {
      RealVector weights = known.getCoefficients();
      if (weights.getMaxValue() == 0 && weights.getMinValue() == 0) {
        continue; // Of cells that are all shown.
      }
      if (known.getRelationship() != Relationship.GEQ) {
        all.add(new LinearConstraint(weights, Relationship.LEQ, known.getValue()));
      }
      if (known.getRelationship() != Relationship.LEQ) {
        all.add(
            new LinearConstraint(weights.mapMultiply(-1), Relationship.LEQ, 0 - known.getValue()));
      }
    }
    return all;
  }

  private List<LinearConstraint> known() {
    List<LinearConstraint> all = new ArrayList<>();
    for (int d = 0; d < table.dimensions().size(); d++) {
      boolean additive = table.dimensions().get(d).additive();
      int size = table.dimensions().get(d).size();
      for (int total = 0; total < table.cells(); total++) {
        if (table.place(total, d) != size) {
          continue;
        }
        int[] places = table.places(total);
        int[] parts = new int[size];
        for (int place = 0; place < size; place++) {
          places[d] = place;
          parts[place] = table.index(places);
        }
        if (additive || reading != Reading.BOUNDS) {
          all.add(sumLessTotal(parts, total, Relationship.EQ, shortfall(parts, total)));
        } else {
          all.add(sumLessTotal(parts, total, Relationship.GEQ, 0));
        }
        if (!additive && reading != Reading.SHORTFALL) {
          for (int part : parts) {
            all.add(sumLessTotal(new int[] {part}, total, Relationship.LEQ, 0));
          }
        }
      }
    }
    return all;
  }

  private long shortfall(int[] parts, int total) {
    long sum = -table.count(total);
    for (int part : parts) {
      sum += table.count(part);
    }
    return sum;
  }

  private LinearConstraint sumLessTotal(int[] parts, int total, Relationship relation, long value) {
    double[] weights = new double[count];
    double right = value;
    for (int part : parts) {
      if (hidden.get(part)) {
        weights[variables[part]] += unit(part);
      } else {
        right -= table.count(part);
      }
    }
    if (hidden.get(total)) {
      weights[variables[total]] -= unit(total);
    } else {
      right += table.count(total);
    }
    return new LinearConstraint(weights, relation, right);
  }
}
