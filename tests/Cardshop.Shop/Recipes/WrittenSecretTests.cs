using System.Diagnostics;
using System.Text;
using Cardshop.Contracts.Problems;
using Cardshop.Scheduler.Recipes;
using Xunit;

namespace Cardshop.Shop.Recipes;

/// <summary>YAML has many ways to write the same.</summary>
public sealed class WrittenSecretTests
{
    [Theory]
    [InlineData("password: hunter22", "hunter22")]
    [InlineData("password: hunter22 # the old one", "hunter22")]
    [InlineData("password: a,b}c-hunter22", "a,b}c-hunter22")]
    [InlineData("password: \"a,b # c-hunter22\"", "a,b # c-hunter22")]
    [InlineData("password: \"hunt\\u0065r22\"", "hunter22")]
    [InlineData("password: 'it''s hunter22'", "it's hunter22")]
    [InlineData("password:\n  hunter22", "hunter22")]
    [InlineData("password:\n- one-hunter22\n- two-hunter22", "two-hunter22")]
    [InlineData("wifi: {ssid: a,\n  passphrase: hunter22, country: FR}", "hunter22")]
    [InlineData("password: 12345678", "12345678")]
    [InlineData("password: >-\n  hunter22\n\n  again-and-again", "again-and-again")]
    [InlineData("private_key: |\n  -----BEGIN-----\n  bGluZSBvbmU=\n\n  bGluZSB0d28=\nother: kept", "bGluZSB0d28=")]
    [InlineData("\"secret\": {\"a\": {\"b\": [\"hunter22\"]}}", "hunter22")]
    [InlineData("a: &x hunter22\npassword: *x", "hunter22")]
    [InlineData("files:\n- content: \"{\\\"token\\\": \\\"hunter22\\\"}\"", "hunter22")]
    [InlineData("url: https://joe:hunter22@content.example/a.zim", "hunter22")]
    public void However_it_is_written_a_secret_is_found_and_not_shown(string recipe, string secret)
    {
        Assert.Contains(secret, RecipeSecrets.Of(recipe).Select(Encoding.UTF8.GetString));
        var hidden = RecipeSecrets.Hide(recipe);
        Assert.DoesNotContain("hunter22", hidden.Replace("a: &x hunter22", "", StringComparison.Ordinal).Replace("a: hunter22", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("bGluZSB0d28=", hidden, StringComparison.Ordinal);
        Assert.DoesNotContain("12345678", hidden, StringComparison.Ordinal);
        Assert.Contains("***", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_that_mean_yes_no_and_nothing_are_no_secrets() =>
        Assert.Empty(RecipeSecrets.Of("pass_through: true\ntoken: null\npassword:\nsecret: no\ncredentials: []"));

    [Fact]
    public void A_long_secret_is_found_in_pieces_that_together_are_all_of_it()
    {
        var secret = string.Concat(Enumerable.Range(0, 3_000).Select(number => $"{number:X4}"));
        Assert.Equal(secret, string.Concat(RecipeSecrets.Of($"token: {secret}").Select(Encoding.UTF8.GetString)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("token")]
    [InlineData("token: ")]
    [InlineData("token: \"")]
    [InlineData("a://")]
    [InlineData("x@")]
    [InlineData("- token=\n")]
    public void A_text_of_megabytes_is_searched_in_time(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, (4 << 20) / piece.Length));
        var watch = Stopwatch.StartNew();
        _ = SecretPatterns.Hide(text).Length + SecretPatterns.In(text).Count();
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public async Task A_recipe_with_more_secrets_than_can_be_kept_out_of_logs_is_refused()
    {
        await using var shop = await Hosting.Shop.OpenAsync();
        var recipe = string.Concat(Enumerable.Range(0, RecipeSecrets.Most + 1).Select(number => $"token{number}: secret{number}\n"));
        var error = await Assert.ThrowsAsync<ProblemException>(() => shop.Manager.PlaceOrderAsync(Hosting.Shop.Order(recipe)));
        Assert.Contains("1001 passwords", Assert.Single(error.Problem.Errors!).Message, StringComparison.Ordinal);
    }
}
