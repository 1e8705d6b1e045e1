using System.Text;
using Cardshop.Ftp.Files;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Ftp.Tests.Server;

/// <summary>Paths stay within the root, whatever is typed.</summary>
public sealed class PathTests
{
    [Theory]
    [InlineData("/a", "b", "/a/b")]
    [InlineData("/a", "/b//c/", "/b/c")]
    [InlineData("/a/b", "..", "/a")]
    [InlineData("/a", "../../../x", "/x")]
    [InlineData("/", "..", "/")]
    [InlineData("/a", "./.", "/a")]
    [InlineData("/a", "", "/a")]
    [InlineData("/", "...", "/...")]
    [InlineData("/", "ünï", "/ünï")]
    public void A_path_is_resolved_within_the_root(string folder, string typed, string expected)
    {
        Assert.True(FtpPath.TryResolve(FtpPath.Root, folder, out var from));
        Assert.True(FtpPath.TryResolve(from, typed, out var path));
        Assert.Equal(expected, path.ToString());
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("a\nb")]
    [InlineData("..\\x")]
    public void What_cannot_be_a_path_is_refused(string typed) => Assert.False(FtpPath.TryResolve(FtpPath.Root, typed, out _));

    [Fact]
    public void No_path_leads_out_of_the_root() => new Fuzzer([.. new[] { "/a/b/../c", "../../etc/passwd", "a//./b", "....//", "%2e%2e/" }.Select(Encoding.UTF8.GetBytes)]).Run(
        bytes =>
        {
            if (FtpPath.TryResolve(FtpPath.Root, Encoding.Latin1.GetString(bytes), out var path))
            {
                Assert.Equal("/root" + path.ToString().TrimEnd('/'), Path.GetFullPath(Path.Join("/root", path.Relative)).TrimEnd('/'));
                Assert.True(path.IsWithin(FtpPath.Root));
                Assert.True(path.IsWithin(path.Parent));
            }
        },
        _ => false);
}
