using System.Text;
using Cardshop.Content.Fetching;
using Cardshop.Contracts.Problems;
using Cardshop.Contracts.Shop;
using Cardshop.Hotspot.Recipes;
using Cardshop.Hotspot.Yaml;
using Cardshop.Imaging.Creation;
using Cardshop.Imaging.Inputs;
using Cardshop.Imaging.Planning;
using Cardshop.Imaging.Plans;
using Cardshop.Imaging.Sources;
using Cardshop.Oci.Registries;
using Cardshop.Primitives.Digests;
using Cardshop.Primitives.Storage;
using Cardshop.Scheduler.Outcomes;

namespace Cardshop.Scheduler.Recipes;

/// <summary>Plans recipes that anybody may have written: what they name is only asked for where the policy allows.</summary>
public sealed class ImagingPlanner : IRecipePlanner, IDisposable
{
    private const int MostAtOnce = 4;

    private readonly SourcePolicy _policy;
    private readonly ImageWorkshop _workshop;
    private readonly SemaphoreSlim _slots = new(MostAtOnce);

    /// <param name="folder">Where what was learnt is kept.</param>
    /// <param name="policy">What may be asked.</param>
    /// <param name="fetching">How.</param>
    /// <param name="clock">For pauses and time-outs.</param>
    public ImagingPlanner(string folder, SourcePolicy policy, FetchOptions fetching, TimeProvider clock)
    {
        _policy = policy;
        _workshop = new ImageWorkshop(new PhysicalStorage(), folder, fetching, new RegistryOptions(), policy, clock);
    }

    /// <inheritdoc/>
    public async Task<Outcome<RecipePlan>> PlanAsync(string recipe, CancellationToken cancellation = default)
    {
        var bytes = Encoding.UTF8.GetBytes(recipe);
        var reading = ImageRecipe.Read(bytes, "recipe");
        if (reading.Recipe is not { } read)
        {
            return Refusal.RecipeRefused([.. reading.Errors.Select(FieldOf)]);
        }

        if (_policy.Refuse(read) is { Count: > 0 } refused)
        {
            return Refusal.RecipeRefused([.. refused.Select(refusal => new FieldProblem(refusal.Field, refusal.Reason))]);
        }

        await _slots.WaitAsync(cancellation);
        try
        {
            var planned = await _workshop.Planner.PlanAsync(new ImageRequest(read, Sha256Digest.Of(bytes), new InputSettings()), new Progress<WorkProgress>(), cancellation);
            return Describe(planned, reading, read);
        }
        catch (InputsException error)
        {
            return Refusal.RecipeRefused([.. error.Causes.Select(cause => new FieldProblem("recipe", cause.Message))]);
        }
        catch (ContentConflictException error)
        {
            return Refusal.RecipeRefused([.. error.Problems.Select(problem => new FieldProblem("recipe", problem))]);
        }
        catch (ImageSpaceException error)
        {
            return Refusal.RecipeRefused([new FieldProblem("recipe", error.Message)]);
        }
        finally
        {
            _slots.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _workshop.Dispose();
        _slots.Dispose();
    }

    private static RecipePlan Describe(PlannedImage planned, RecipeReading reading, Recipe recipe)
    {
        var report = planned.Report;
        return new RecipePlan(
            report.Length.Bytes,
            report.IsExact,
            report.Card?.Gigabytes,
            [.. report.Lines.Select(line => new RecipePlanLine(line.Kind.ToString().ToLowerInvariant(), line.Name, line.Size.Bytes, line.Size.IsExact))],
            [.. RecipeSources.Of(recipe).Select(source => source.Name).Distinct(StringComparer.Ordinal)],
            [.. reading.Problems.Where(problem => problem.Severity == Severity.Notice).Select(FieldOf), .. planned.Notices.Select(notice => new FieldProblem("recipe", notice))]);
    }

    private static FieldProblem FieldOf(RecipeProblem problem) =>
        new($"recipe:{problem.Line}:{problem.Column}{(problem.Path.Length == 0 ? "" : " ")}{problem.Path}", problem.Fix is null ? problem.Message : $"{problem.Message}; {problem.Fix}");
}
