namespace EhdsReadiness.Web.Reports;

/// <summary>A file carried inside a PDF, byte for byte.</summary>
/// <param name="MediaType">Such as <c>application/json</c>.</param>
public sealed record AttachedFile(string Name, string MediaType, string Description, ReadOnlyMemory<byte> Bytes);
