using EhdsReadiness.Web.Reports.Pdf.Writing;

namespace EhdsReadiness.Web.Reports.Pdf.Tagging;

/// <summary>A part of a page that leads elsewhere.</summary>
/// <param name="Owner">The tag of the link.</param>
/// <param name="Words">What the link says, for readers who meet it outside its sentence.</param>
/// <param name="Area">As written in the file.</param>
internal sealed record LinkArea(int Page, Tag Owner, Uri Target, string Words, string Area)
{
    /// <summary>Set when the annotation is written.</summary>
    public Reference Annotation { get; set; }
}
