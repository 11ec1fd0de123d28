namespace EhdsReadiness.Web.Exports;

/// <summary>A file that holds, once unpacked, more than any of ours.</summary>
internal sealed class TooLargeException : Exception;
