using System.Reflection;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace EhdsReadiness.Web.Forms;

/// <summary>
/// Idempotency of forms: a double click, a repeated POST and a reload do a thing once and show what the first one made.
/// The same identifier with other words is another form: somebody went back and changed it.
/// It runs before the page admits anybody: what the first sending ended, such as the link that it came by, must not keep the second from
/// what was made.
/// </summary>
public sealed class SendOnce(SentFormStore store, Database database, IDataProtectionProvider protection, TimeProvider clock)
    : IAsyncPageFilter
{
    // Striped, so that two clicks on one form wait for each other and two people never do. Those that other instances of the site take
    // wait in the database.
    private static readonly SemaphoreSlim[] Locks = [.. Enumerable.Range(0, 64).Select(_ => new SemaphoreSlim(1, 1))];

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        if (HashOf(http) is not { } hash)
        {
            await next();
            return;
        }

        var cancel = http.RequestAborted;
        var key = Convert.ToHexStringLower(hash);
        var one = Locks[hash[0] % Locks.Length];
        await one.WaitAsync(cancel);
        try
        {
            await database.RunAloneAsync(key, () => RunOnceAsync(key, context, next), cancel);
        }
        finally
        {
            one.Release();
        }
    }

    private async Task RunOnceAsync(string key, PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var protector = protection.CreateProtector(nameof(SendOnce), key);
        if (await store.FindAsync(key, context.HttpContext.RequestAborted) is { } location)
        {
            context.Result = new RedirectResult(protector.Unprotect(location));
            return;
        }

        var executed = await next();
        if (executed is { Exception: null, Canceled: false } && Made(executed) is { } url)
        {
            // What was done is done: a reader who hangs up now must find it when they come back.
            await store.PutAsync(key, protector.Protect(url), clock.GetUtcNow(), CancellationToken.None);
        }
    }

    /// <summary>Where what was made is shown; null where nothing was.</summary>
    private static string? Made(PageHandlerExecutedContext executed) => executed.Result switch
    {
        RedirectResult { Url: var url } => url,
        PageResult { StatusCode: null } when executed.HandlerMethod?.MethodInfo.GetCustomAttribute<ShowsOnceAttribute>() is not null =>
            $"{executed.HttpContext.Request.PathBase}{executed.HttpContext.Request.Path}?done={ShowsOnceAttribute.Done}",
        _ => null,
    };

    /// <summary>SHA-256 of who sends what to where; null for what is no such form.</summary>
    private static byte[]? HashOf(HttpContext http)
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType || http.Features.Get<ForgedForm>() is not null
            || Refusal.IsTold(http)
            || request.Form[OnceForm.Name].ToString() is not { Length: 32 } once || request.Form.ContainsKey(SentForm.SwitchName))
        {
            return null;
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string? text) => hash.AppendData(Encoding.UTF8.GetBytes($"{text?.Length}:{text}\n"));
        Add(once);
        Add(http.User.FindFirstValue(ClaimTypes.NameIdentifier));
        // The path without its language: whoever switches has the same form before them.
        Add(request.Path.Value?.Split('/', 3).ElementAtOrDefault(2));
        Add(request.QueryString.Value);
        foreach (var (name, values) in request.Form.Where(field => field.Key is not ("__RequestVerificationToken" or OnceForm.Name)))
        {
            Add(name);
            Add(string.Join('\0', values!));
        }

        foreach (var file in request.Form.Files)
        {
            Add($"{file.Name} {file.FileName} {file.Length}");
            using var content = file.OpenReadStream();
            hash.AppendData(SHA256.HashData(content));
        }

        return hash.GetHashAndReset();
    }
}
