namespace EhdsReadiness.Web.Exports;

/// <summary>Something wrong in a file that came back.</summary>
/// <param name="Cell">As people name it: <c>D12</c>.</param>
public sealed record CellFault(string Cell, Text Message);
