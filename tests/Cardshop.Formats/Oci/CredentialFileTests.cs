using System.Text;
using Cardshop.Oci;
using Cardshop.Oci.Authentication;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class CredentialFileTests
{
    private const string Sample = """
        {
          "auths": {
            "ghcr.io": {"auth": "dXNlcjpwYXNzOndvcmQ="},
            "https://index.docker.io/v1/": {"username": "hub", "password": "secret"},
            "localhost:5000": {"identitytoken": "token", "auth": "AAAA"},
            "empty.example": {},
            "null.example": null
          },
          "credsStore": "desktop"
        }
        """;

    [Theory]
    [InlineData("ghcr.io", "user", "pass:word", false)]
    [InlineData("index.docker.io", "hub", "secret", false)]
    [InlineData("registry-1.docker.io", "hub", "secret", false)]
    [InlineData("localhost:5000", "", "token", true)]
    public void Credentials_are_found_by_the_host_of_a_registry(string registry, string user, string secret, bool isIdentityToken)
    {
        var credentials = Read(Sample).Find(registry);
        Assert.NotNull(credentials);
        Assert.Equal((user, secret, isIdentityToken), (credentials.User, credentials.Secret, credentials.IsIdentityToken));
    }

    [Theory]
    [InlineData("localhost")]
    [InlineData("empty.example")]
    [InlineData("null.example")]
    [InlineData("other.example")]
    public void A_registry_without_credentials_is_asked_anonymously(string registry) => Assert.Null(Read(Sample).Find(registry));

    [Theory]
    [InlineData("{\"auths\": {\"a\": {\"auth\": \"c2VjcmV0!\"}}}")]
    [InlineData("{\"auths\": [\"secret\"]}")]
    [InlineData("secret")]
    public void A_file_that_is_something_else_is_named_and_its_content_is_not_shown(string json)
    {
        var error = Assert.Throws<OciException>(() => Read(json));
        Assert.Contains("/home/me/config.json", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("c2VjcmV0", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_do_not_show_themselves() =>
        Assert.DoesNotContain("secret", RegistryCredentials.FromPassword("user", "secret").ToString(), StringComparison.Ordinal);

    [Fact]
    public void No_file_breaks_the_reader_nor_shows_itself() => new Fuzzer([Encoding.UTF8.GetBytes(Sample)]).Run(
        bytes => CredentialFile.Read(bytes, "/home/me/config.json").Find("ghcr.io"),
        error => error is OciException && !error.ToString().Contains("dXNlcjp", StringComparison.Ordinal));

    private static CredentialFile Read(string json) => CredentialFile.Read(Encoding.UTF8.GetBytes(json), "/home/me/config.json");
}
