namespace EhdsReadiness.Web.Exports;

/// <summary>A part that another part names.</summary>
/// <param name="Type">The last word of its type, such as <c>worksheet</c>.</param>
/// <param name="Part">Its name in the package.</param>
internal sealed record PackageRelation(string Id, string Type, string Part);
