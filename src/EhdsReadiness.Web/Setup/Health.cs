using System.Data.Common;
using EhdsReadiness.Core.Storage;

namespace EhdsReadiness.Web.Setup;

/// <summary>Whether the site can do its work.</summary>
public static class Health
{
    /// <summary>200 when the database answers (the content is loaded, or the site would not run), 503 otherwise.</summary>
    public static async Task<IResult> CheckAsync(Database database, HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        try
        {
            await database.PingAsync(http.RequestAborted);
            return Results.Text("ok\n");
        }
        catch (DbException)
        {
            return Results.Text("the database does not answer\n", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
