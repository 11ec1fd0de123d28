using System.Data.Common;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Web.Setup;

/// <summary>Whether the site can do its work.</summary>
public sealed class Health(Database database)
{
    private readonly Lock _one = new();
    private Task _check = Task.CompletedTask;

    /// <summary>200 when the database can be read and written (the content is loaded, or the site would not run), 503 otherwise.</summary>
    public async Task<IResult> CheckAsync(HttpContext http)
    {
        try
        {
            await Check().WaitAsync(http.RequestAborted);
            return Results.Text("ok\n");
        }
        catch (DbException)
        {
            return Results.Text("the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A check writes to disk and anybody may ask for one: whoever asks during one shares it, so that answers never queue behind many.</summary>
    private Task Check()
    {
        lock (_one)
        {
            return _check.IsCompleted ? _check = database.PingAsync(CancellationToken.None) : _check;
        }
    }
}
