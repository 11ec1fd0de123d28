using System.Text.Encodings.Web;

namespace EhdsReadiness.Web.Pages.Accounts;

/// <summary>Everything that the site keeps about the person, as a file.</summary>
public sealed class AccountExportModel(AccountFile file) : AccountPage
{
    private static readonly JsonSerializerOptions Readable =
        new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        await NoteAsync(AuditAction.Exported, "account", cancel);
        return File(JsonSerializer.SerializeToUtf8Bytes(await file.OfAsync(Account, cancel), Readable), "application/json",
            $"ehds-readiness-account-{Now:yyyy-MM-dd}.json");
    }
}
