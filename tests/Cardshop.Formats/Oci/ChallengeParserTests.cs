using System.Text;
using Cardshop.Oci.Authentication;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Formats.Oci;

public sealed class ChallengeParserTests
{
    [Theory]
    [InlineData(
        "Bearer realm=\"https://ghcr.io/token\",service=\"ghcr.io\",scope=\"repository:a/b:pull,push\"",
        "bearer realm=https://ghcr.io/token service=ghcr.io scope=repository:a/b:pull,push")]
    [InlineData("BEARER Realm = \"https://a/b\" , Service=plain", "bearer realm=https://a/b service=plain")]
    [InlineData("Basic realm=\"a \\\"quoted\\\" name, with comma\"", "basic realm=a \"quoted\" name, with comma")]
    [InlineData("Basic realm=unquoted, Bearer realm=\"https://a\"", "basic realm=unquoted|bearer realm=https://a")]
    [InlineData("Negotiate, Basic realm=\"x\"", "negotiate|basic realm=x")]
    [InlineData("Negotiate YIIabc==, Bearer realm=\"https://a\",service=\"s\"", "negotiate|bearer realm=https://a service=s")]
    [InlineData(",, Basic realm=\"x\",,", "basic realm=x")]
    [InlineData("Basic realm=\"never ends", "basic realm=never ends")]
    [InlineData("\"lost\", Basic realm=\"x\"", "basic realm=x")]
    [InlineData("Basic realm=\"first\", realm=\"second\"", "basic realm=first")]
    [InlineData("", "")]
    public void Challenges_are_told_apart_from_their_parameters(string field, string expected) =>
        Assert.Equal(expected, string.Join('|', ChallengeParser.Parse([field]).Select(Show)));

    [Fact]
    public void Several_fields_give_their_challenges_in_order() =>
        Assert.Equal("basic realm=a|bearer realm=b", string.Join('|', ChallengeParser.Parse(["Basic realm=a", "Bearer realm=b"]).Select(Show)));

    [Theory]
    [InlineData("Bearer realm=\"/token\"")]
    [InlineData("Bearer realm=\"ftp://a/b\"")]
    [InlineData("Bearer service=\"s\"")]
    public void A_place_that_no_token_can_be_asked_at_is_none(string field) => Assert.Null(ChallengeParser.Parse([field])[0].Realm);

    [Fact]
    public void No_field_breaks_the_reader()
    {
        byte[][] corpus =
        [
            .. new[]
            {
                "Bearer realm=\"https://ghcr.io/token\",service=\"ghcr.io\",scope=\"repository:a/b:pull,push\"",
                "Negotiate YIIabc==, Basic realm=\"a \\\"quoted\\\" name\", charset=\"UTF-8\"",
            }.Select(Encoding.ASCII.GetBytes),
        ];
        new Fuzzer(corpus).Run(
            bytes =>
            {
                var field = Encoding.Latin1.GetString(bytes);
                foreach (var challenge in ChallengeParser.Parse([field]))
                {
                    Assert.NotEmpty(challenge.Scheme);
                    Assert.Equal(challenge.Realm, challenge.Realm);
                }
            },
            _ => false);
    }

    private static string Show(AuthenticationChallenge challenge) =>
        string.Join(' ', challenge.Parameters.Select(parameter => $"{parameter.Key.ToLowerInvariant()}={parameter.Value}").Prepend(challenge.Scheme));
}
