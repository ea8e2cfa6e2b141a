// The section a reader has zoomed to. Plotly itself forgets it when an update moves the axis.

const RANGE_END = /^([xy]axis\d*)\.range\[([01])\]$/;

export class Zoom {
  ranges = {};

  // Takes Plotly's account of a change of the layout; says whether it was a zoom.
  remember(change) {
    const ends = Object.entries(change).filter(([name]) => RANGE_END.test(name));
    for (const [name, value] of ends) {
      const [, axis, end] = name.match(RANGE_END);
      (this.ranges[axis] ??= [])[end] = value;
    }
    return ends.length > 0;
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
