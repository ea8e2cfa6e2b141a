// What a reader has chosen to see: a section of the axes, and some of the series.
//
// Plotly would forget both: the section when an update moves an axis, the series when they were
// chosen by keyboard.

const AXIS = /^[xy]axis\d*$/;
const RANGE_END = /^([xy]axis\d*)\.range\[([01])\]$/;

const HIDDEN = "legendonly";
const FEWEST_TICKS = 3;
const MOST_STEPS = 6; // have a tick each, where an axis has steps, such as years
const TOTALS = "totals"; // as kim/present/traces.py names them

// A name may carry a figure that changes; such a series has an id of its own.
const idOf = ({ uid, name }) => uid ?? name;
const isListed = ({ name, showlegend }) => showlegend !== false && Boolean(name);

export class View {
  ranges = {};
  hidden = new Set(); // ids, as an update may bring more series or fewer

  // Takes Plotly's account of a change of the layout; says whether it was a zoom.
  rememberZoom(change) {
    const ends = Object.entries(change).filter(([name]) => RANGE_END.test(name));
    for (const [name, value] of ends) {
      const [, axis, end] = name.match(RANGE_END);
      (this.ranges[axis] ??= [])[end] = value;
    }
    return ends.length > 0;
  }

  // Takes the series as Plotly has them; newer ones may have come that are not drawn yet.
  rememberSeries(drawn) {
    for (const trace of drawn.filter(isListed)) this.show(idOf(trace), trace.visible !== HIDDEN);
  }

  show(id, shown) {
    if (shown) this.hidden.delete(id);
    else this.hidden.add(id);
  }

  // The series that a reader can choose from; a name may be wrapped for the legend.
  listed(traces) {
    return traces.filter(isListed).map((trace) => {
      const id = idOf(trace);
      return { id, name: trace.meta ?? trace.name, isShown: !this.hidden.has(id) };
    });
  }

  // What of the whole is not shown, in words.
  leftOut(traces) {
    const hidden = this.listed(traces).filter(({ isShown }) => !isShown);
    return {
      section: Object.keys(this.ranges).length > 0 ? "Gezeigt ist ein Ausschnitt. " : "",
      hidden: hidden.length > 0 ? `Ausgeblendet: ${hidden.map(({ name }) => name).join(", ")}. ` : "",
    };
  }

  showAll() {
    this.ranges = {};
    this.hidden.clear();
  }

  // Totals above a stack that is no longer whole would belong to nothing that is seen.
  series(traces) {
    const isHidden = (trace) => this.hidden.has(idOf(trace));
    const isCut = traces.some((trace) => trace.type === "bar" && isHidden(trace));
    return traces.map((trace) => {
      const isLeftOut = isCut && trace.uid === TOTALS;
      return { ...trace, visible: isHidden(trace) ? HIDDEN : !isLeftOut };
    });
  }

  // The zoomed axes of a layout, which may have more or fewer of them than the one before.
  axes(layout) {
    const axes = Object.entries(layout).filter(([name]) => AXIS.test(name));
    const zoomed = axes.flatMap(([name, axis]) => {
      const range = this.ranges[name] ?? this.ranges[matched(axis)];
      return range ? [[name, { ...axis, tickmode: tickMode(axis, range), range }]] : [];
    });
    return Object.fromEntries(zoomed);
  }
}

// Name of the axis that another one goes with: "x" of "xaxis".
function matched({ matches }) {
  return matches && `${matches[0]}axis${matches.slice(1)}`;
}

// The ticks of the whole axis may lie outside of a section; the axis says how others are written
// (kim/present/axes.py). Dates are compared as they are written: the year first.
function tickMode({ tickvals, dtick }, [low, high]) {
  const inside = tickvals.filter((value) => low <= value && value <= high);
  if (inside.length >= FEWEST_TICKS) return "array";
  return high - low <= MOST_STEPS * dtick ? "linear" : "auto";
}
