namespace EhdsReadiness.Web.Tests.Exports;

/// <summary>A test that has LibreOffice save a file; passed over, with that reason, where it is not installed: it is larger than all else
/// that the tests need.</summary>
public sealed class LibreOfficeFactAttribute : FactAttribute
{
    public LibreOfficeFactAttribute()
    {
        if (LibreOfficeTests.Program is null)
        {
            Skip = "LibreOffice is not installed (Debian: apt-get install libreoffice-calc-nogui); bash tests/libreoffice.sh does that";
        }
    }
}
