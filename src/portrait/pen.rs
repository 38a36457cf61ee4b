//! Turns points into path data with whole numbers only: a smooth outline, or a brush stroke that swells and
//! thins. Imports nothing. Curves go from where the last one ended: half as many digits for the page to read.

/// A place on the sheet.
pub type Spot = (i32, i32);

/// How wide a brush stroke is at its start, its middle and its end.
pub type Swell = [i32; 3];

/// A closed, smooth outline. A point given twice is a corner.
pub fn outline(spots: &[Spot]) -> String {
    let mut path = String::with_capacity(spots.len() * 20);
    let count = spots.len();
    let at = |index: usize| spots[index % count];
    push_spot(&mut path, 'M', at(0));
    for index in 0..count {
        let (before, from, to, after) = (at(index + count - 1), at(index), at(index + 1), at(index + 2));
        // Between the two halves of a corner there is no way to go.
        let (before, after) = if from == to { (to, from) } else { (before, after) };
        push_curve(&mut path, before, from, to, after);
    }
    path.push('Z');
    path
}

/// The outline of a brush stroke along a line of points: up one side, round the tip, back on the other.
pub fn brush(line: &[Spot], swell: Swell) -> String {
    let last = line.len() - 1;
    let side = |index: usize, sign: i32| {
        let (from, to) = (line[index.saturating_sub(1)], line[(index + 1).min(last)]);
        let (along, down) = (to.0 - from.0, to.1 - from.1);
        let length = (along * along + down * down).isqrt().max(1);
        let half = sign * width(swell, index, last);
        // Half the width away, at a right angle to the way the line goes.
        (line[index].0 - down * half / length / 2, line[index].1 + along * half / length / 2)
    };
    let there: Vec<Spot> = (0..=last).map(|index| side(index, 1)).collect();
    let back: Vec<Spot> = (0..=last).rev().map(|index| side(index, -1)).collect();
    let mut path = String::with_capacity(line.len() * 40);
    push_spot(&mut path, 'M', there[0]);
    for (side, across) in [(&there, back[0]), (&back, there[0])] {
        for index in 0..last {
            let (before, after) = (side[index.saturating_sub(1)], side[(index + 2).min(last)]);
            push_curve(&mut path, before, side[index], side[index + 1], after);
        }
        push_curve(&mut path, side[last - 1], side[last], across, across);
    }
    path.push('Z');
    path
}

/// A parabola through the three widths.
fn width([start, middle, end]: Swell, index: usize, last: usize) -> i32 {
    let (at, of) = (index as i32, last as i32);
    let rest = of - at;
    (start * rest * (rest - at) + 4 * middle * at * rest + end * at * (at - rest)) / (of * of)
}

/// The control point that leaves `from` toward `to`, as a Catmull-Rom curve would.
fn lead(from: Spot, before: Spot, to: Spot) -> Spot {
    (from.0 + (to.0 - before.0) / 6, from.1 + (to.1 - before.1) / 6)
}

fn push_curve(path: &mut String, before: Spot, from: Spot, to: Spot, after: Spot) {
    for (sign, spot) in [('c', lead(from, before, to)), (' ', lead(to, after, from)), (' ', to)] {
        push_spot(path, sign, (spot.0 - from.0, spot.1 - from.1));
    }
}

fn push_spot(path: &mut String, sign: char, (x, y): Spot) {
    path.push(sign);
    push_number(path, x);
    path.push(' ');
    push_number(path, y);
}

fn push_number(path: &mut String, number: i32) {
    if number < 0 {
        path.push('-');
    }
    let mut rest = number.unsigned_abs();
    let mut unit = 1;
    while rest / unit > 9 {
        unit *= 10;
    }
    while unit > 0 {
        path.push(char::from(b'0' + (rest / unit) as u8));
        rest %= unit;
        unit /= 10;
    }
}
