using Cardshop.Hotspot.Recipes.Reading;

namespace Cardshop.Hotspot.Recipes.Rules;

/// <summary>One thing that must hold for a part of a recipe.</summary>
internal interface IRule<in T>
{
    /// <summary>Reports where it does not hold. What is missing or of the wrong type was reported before.</summary>
    void Check(T subject, ProblemList problems);
}
