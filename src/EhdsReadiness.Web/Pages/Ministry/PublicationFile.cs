using EhdsReadiness.Web.Reports.Pdf;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Lines = EhdsReadiness.Web.Exports.Csv;

namespace EhdsReadiness.Web.Pages.Ministry;

/// <summary>A format in which a publication is taken away.</summary>
/// <param name="Extension">What its address and its name end in.</param>
/// <param name="WriteAsync">Writes the file, with what the site has to write it.</param>
public sealed record PublicationFile(
    string Extension,
    string ContentType,
    Func<Publication, PublicationWords, IServiceProvider, CancellationToken, Task<byte[]>> WriteAsync)
{
    /// <summary>A table of text, one figure a line; a workbook, one sheet a table; the documented form, byte for byte as it was published
    /// and the same in either language; a report.</summary>
    public static IReadOnlyList<PublicationFile> All { get; } =
    [
        new("csv", Lines.ContentType, (publication, words, _, _) => Task.FromResult(PublicationExports.Csv(publication, words))),
        new("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (publication, words, _, _) => Task.FromResult(PublicationExports.Xlsx(publication, words))),
        new("json", "application/json", async (publication, _, services, cancel) =>
            (await services.GetRequiredService<PublicationStore>().DocumentAsync(publication.Number, cancel))!),
        new("pdf", "application/pdf", (publication, words, services, cancel) =>
            services.GetRequiredService<PdfRenderer>().RenderAsync(PublicationExports.Report(publication, words), cancel)),
    ];

    /// <summary>Gives the page an address for each format.</summary>
    public static void AddRoutes(PageRouteModel page)
    {
        page.Selectors.Clear();
        foreach (var file in All)
        {
            var route = new AttributeRouteModel { Template = $"{{c:culture}}/readiness/export.{file.Extension}" };
            page.Selectors.Add(new() { AttributeRouteModel = route });
        }
    }
}
