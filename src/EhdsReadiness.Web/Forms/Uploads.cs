using EhdsReadiness.Web.Reports;

namespace EhdsReadiness.Web.Forms;

/// <summary>Files that come with a form.</summary>
internal static class Uploads
{
    /// <summary>A file that a form carries in Base64 from its preview to its confirmation; null when it carries none, or a longer
    /// one.</summary>
    /// <param name="longest">In bytes.</param>
    public static byte[]? Carried(string? document, int longest)
    {
        if (string.IsNullOrEmpty(document)) { return null; }

        var bytes = new byte[longest];
        return Convert.TryFromBase64String(document, bytes, out var length) && length > 0 ? bytes[..length] : null;
    }

    /// <summary>Its bytes; its length is to be looked at before.</summary>
    public static async Task<byte[]> ReadAllAsync(this IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }

    /// <summary>A picture, read off the caller's thread, or why there is none; its bytes are null where they are too many to be looked
    /// at.</summary>
    public static async Task<(byte[]? Bytes, Picture? Picture, PictureFault? Fault)> ReadPictureAsync(
        this IFormFile file, CancellationToken cancel)
    {
        if (file.Length > PngReader.LongestFile) { return (null, null, new(PictureFaultKind.TooLong)); }

        var bytes = await file.ReadAllAsync(cancel);
        var (picture, fault) = await TableFile.OffThreadAsync(() => Picture.Read(bytes), cancel);
        return (bytes, picture, fault);
    }
}
