namespace EhdsReadiness.Web.Reports.Pdf.Layout;

/// <summary>Why something is drawn without being read.</summary>
internal enum ArtifactKind
{
    Layout,
    Pagination,
}
