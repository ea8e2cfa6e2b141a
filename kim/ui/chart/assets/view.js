// What a reader has chosen to see: a section of the axes, and some of the series.
//
// Plotly would forget both: the section when an update moves an axis, the series when they were
// chosen by keyboard.

const RANGE_END = /^([xy]axis\d*)\.range\[([01])\]$/;

export class View {
  ranges = {};
  hidden = new Set(); // names, as an update may bring more series or fewer

  // Takes Plotly's account of a change of the layout; says whether it was a zoom.
  rememberZoom(change) {
    const ends = Object.entries(change).filter(([name]) => RANGE_END.test(name));
    for (const [name, value] of ends) {
      const [, axis, end] = name.match(RANGE_END);
      (this.ranges[axis] ??= [])[end] = value;
    }
    return ends.length > 0;
  }

  rememberSeries(traces) {
    for (const { name, visible } of traces) this.show(name, visible !== "legendonly");
  }

  show(name, shown) {
    if (shown) this.hidden.delete(name);
    else this.hidden.add(name);
  }

  series(traces) {
    const hide = (trace) => ({ ...trace, visible: "legendonly" });
    return traces.map((trace) => (this.hidden.has(trace.name) ? hide(trace) : trace));
  }

  // The zoomed axes of a layout. Euro axes get ticks anew: those for the whole may lie outside.
  axes(layout) {
    const zoomed = Object.entries(this.ranges).map(([name, range]) => {
      const ticks = name.startsWith("y") ? { tickmode: "auto", tickformat: ",.6~f" } : {};
      return [name, { ...layout?.[name], ...ticks, range }];
    });
    return Object.fromEntries(zoomed);
  }
}
