namespace EhdsReadiness.Web.Forms;

/// <summary>Files that come with a form.</summary>
internal static class Uploads
{
    /// <summary>Its bytes; its length is to be looked at before.</summary>
    public static async Task<byte[]> ReadAllAsync(this IFormFile file, CancellationToken cancel)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancel);
        return bytes.ToArray();
    }
}
