using System.Text;
using Cardshop.Scheduler.Recipes;
using Cardshop.TestKit;
using Xunit;

namespace Cardshop.Shop.Recipes;

public sealed class RecipeSecretsTests
{
    private const string Recipe = """
        offspot:
          ap: {ssid: Library, passphrase: hunter22, country: FR}
          admin:
            "password": "s3cret value"
          containers:
            services:
              app:
                environment:
                  - ADMIN_PASSWORD=letmein99
                  API_KEY: 'k-123456'
                key:
                private_key: |
                  line one of it
                  line two of it
        files:
        - url: https://joe:hush-hush@content.example/a.zim
        """;

    [Fact]
    public void Secrets_are_hidden_wherever_a_recipe_has_them_and_nothing_else_is()
    {
        var hidden = RecipeSecrets.Hide(Recipe);
        foreach (var secret in new[] { "hunter22", "s3cret", "letmein99", "k-123456", "line one", "line two", "hush-hush" })
        {
            Assert.DoesNotContain(secret, hidden, StringComparison.Ordinal);
        }

        foreach (var kept in new[] { "ssid: Library", "country: FR", "content.example/a.zim", "ADMIN_PASSWORD=***" })
        {
            Assert.Contains(kept, hidden, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Any_text_is_searched_in_time()
    {
        var fuzzer = new Fuzzer([Encoding.UTF8.GetBytes(Recipe)]);
        fuzzer.Run(bytes => RecipeSecrets.Hide(Encoding.UTF8.GetString(bytes)), error => false);
    }
}
